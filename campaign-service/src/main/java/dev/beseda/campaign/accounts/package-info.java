/// The Telegram user accounts that campaigns may speak through.
@NullMarked
package dev.beseda.campaign.accounts;

import org.jspecify.annotations.NullMarked;
