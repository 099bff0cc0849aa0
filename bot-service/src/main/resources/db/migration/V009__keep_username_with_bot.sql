-- What a bot is called at Telegram is kept with the bot alone.
update bot set username = bot_health.username, revision = revision + 1
from bot_health
where bot_id = bot.id and bot.username is null and bot_health.username <> '';

alter table bot_health drop column username;
