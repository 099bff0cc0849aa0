package dev.beseda.journeys.house;

import dev.beseda.local.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The bot-service's tables, for what no door tells: how often a delivery was begun, and with how much certainty.
public final class BotTables {
    private static final String ROWS = """
            select id, chat_id, call ->> 'text' as text, lane, state, attempts, unknown from delivery
            """;

    private final DatabaseAddress address;

    BotTables(DatabaseAddress address) {
        this.address = address;
    }

    /// @param unknown how many of the attempts may or may not have arrived
    public record Row(UUID id, long chat, String text, String lane, String state, int attempts, int unknown) {}

    /// What the house itself knows it may have said twice in these chats.
    public List<Replies.Said> unknownOutcomes(List<Chat> chats) {
        var people = chats.stream().map(Chat::person).collect(Collectors.toSet());
        return rows(ROWS + "where unknown > 0").stream()
                .filter(row -> people.contains(row.chat()))
                .map(row -> new Replies.Said(row.chat(), row.text()))
                .toList();
    }

    /// How many deliveries have not come to an end yet.
    public int open() {
        return rows(ROWS + "where ended_at is null").size();
    }

    public Row delivery(UUID id) {
        return rows(ROWS + "where id = ?", id).getFirst();
    }

    /// How many messages of people are kept.
    public long received() {
        try (var connection = open(address);
                var statement = connection.prepareStatement("select count(*) from received_message");
                var found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Puts a message beside those of a chat as it stands when its sender has died in the middle of the call.
    public UUID leaveOnTheWire(long chat, String lane, String text) {
        return rows("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, attempts)
                select gen_random_uuid(), bot_id, chat_id, conversation_id, shard, ?, jsonb_set(call, '{text}', to_jsonb(?::text)), 'sending', 1
                from delivery where chat_id = ? limit 1
                returning id, chat_id, call ->> 'text' as text, lane, state, attempts, unknown
                """, lane, text, chat).getFirst().id();
    }

    private List<Row> rows(String sql, Object... values) {
        try (var connection = open(address);
                var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            return rows(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        try (var found = statement.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                found.getObject("id", UUID.class),
                found.getLong("chat_id"),
                found.getString("text"),
                found.getString("lane"),
                found.getString("state"),
                found.getInt("attempts"),
                found.getInt("unknown"));
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
