package dev.beseda.llm.usage;

/// The statements that change allowances. Whoever touches several locks them in one order, those of people before those
/// of bots, so that nobody waits in a circle.
final class Allowances {
    static final String RESERVE = "select reserve_tokens($1, $2, $3, $4, $5, $6, $7, $8) as granted";

    /// `ended` are reservations that were taken away, `used` what was used by whom.
    private static final String BOOK = """
            ), given as (
                select bot_id, day, whose.person, tokens as free, 0::bigint as used
                from ended, unnest(ended.persons) as whose (person)
                union all
                select used.bot_id, coalesce(ended.day, $5), whose.person, 0, used.tokens
                from used left join ended using (reply), unnest(array[used.person, 0]) as whose (person)
            ), change as (
                select bot_id, day, person, sum(free)::bigint as free, sum(used)::bigint as used
                from given group by bot_id, day, person
            ), locked as (
                select allowance.* from allowance join change using (bot_id, day, person)
                order by person = 0, bot_id, person, day for update of allowance
            )
            update allowance set
                spent = allowance.spent + change.used, reserved = allowance.reserved - change.free
            from change join locked using (bot_id, day, person)
            where allowance.bot_id = change.bot_id and allowance.day = change.day
              and allowance.person = change.person
            """;

    /// Replies, bots, persons and tokens as columns, and the day that counts where nothing was put aside.
    static final String SETTLE = """
            with used as (
                select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
                    as used (reply, bot_id, person, tokens)
            ), ended as (
                delete from reservation using used where reservation.reply = used.reply returning reservation.*
            """ + BOOK;

    static final String RELEASE = unused("reply = any($1::uuid[])");

    static final String EXPIRE = unused("""
            ctid = any(array(
                select ctid from reservation where expires_at < now() limit $1 for update skip locked))""");

    static final String FORGET = """
            delete from allowance where ctid = any(array(
                select ctid from allowance where day < $1 limit $2 for update skip locked))
            """;

    private Allowances() {}

    private static String unused(String which) {
        return """
            with used as (
                select null::uuid as reply, null::uuid as bot_id, 0::bigint as person, 0::bigint as tokens where false
            ), ended as (
                delete from reservation where %s returning *
            """.formatted(which) + BOOK.replace("coalesce(ended.day, $5)", "ended.day");
    }
}
