package dev.beseda.journeys.faults;

import dev.beseda.journeys.telegram.Chat;
import java.util.List;

/// What a chat must hear: each of these texts once, in this order. Other texts may come between them.
public record Promise(Chat chat, List<String> texts) {}
