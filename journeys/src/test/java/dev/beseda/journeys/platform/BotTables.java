package dev.beseda.journeys.platform;

import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Replies;
import dev.beseda.local.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The bot-service's tables, for what no API tells: how often a delivery was begun, and with how much certainty.
public final class BotTables {
    private static final String ROWS = """
            select id, chat_id, words(call -> 'text') as text, lane, state, attempts, unknown from delivery
            """;

    private final DatabaseAddress address;

    BotTables(DatabaseAddress address) {
        this.address = address;
    }

    /// @param unknown how many of the attempts may or may not have arrived
    public record Row(UUID id, long chat, String text, String lane, String state, int attempts, int unknown) {}

    /// @param workspace whose bot it is
    public record Owned(UUID id, UUID workspace) {}

    /// All bots, by the number before the colon of their tokens.
    public Map<String, Owned> bots() {
        return query(
                        "select telegram_id, id, workspace_id from bot",
                        row -> Map.entry(
                                row.getString(1),
                                new Owned(row.getObject(2, UUID.class), row.getObject(3, UUID.class))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The newest conversations, by the person.
    public Map<Long, UUID> conversations() {
        return query(
                        "select chat_id, id from conversation order by id",
                        row -> Map.entry(row.getLong(1), row.getObject(2, UUID.class)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, newer) -> newer));
    }

    /// All deliveries, by the person.
    public Map<Long, List<Row>> deliveries() {
        return rows(ROWS + "order by id").stream().collect(Collectors.groupingBy(Row::chat));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Stream<T> query(String sql, Reading<T> reading) {
        try (var connection = open(address);
                var statement = connection.prepareStatement(sql);
                var found = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(reading.read(found));
            }
            return rows.stream();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What the platform itself knows it may have said twice in these chats.
    public List<Replies.Said> unknownOutcomes(List<Chat> chats) {
        var people = chats.stream().map(Chat::person).collect(Collectors.toSet());
        return rows(ROWS + "where unknown > 0").stream()
                .filter(row -> people.contains(row.chat()))
                .map(row -> new Replies.Said(row.chat(), row.text()))
                .toList();
    }

    /// How many deliveries have not come to an end yet.
    public int open() {
        return query("select count(*) from delivery where ended_at is null", row -> row.getInt(1))
                .findFirst()
                .orElseThrow();
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
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, attempts, begun_at)
                select gen_random_uuid(), bot_id, chat_id, conversation_id, shard, ?, jsonb_set(call, '{text}', to_jsonb(?::text)), 'sending', 1, now()
                from delivery where chat_id = ? limit 1
                returning id, chat_id, call ->> 'text' as text, lane, state, attempts, unknown
                """, lane, text, chat).getFirst().id();
    }

    /// Puts so many replies beside one of a chat's, as they stand when they have never been begun: to that chat and to
    /// others of its bot. In the order of all indexes, or a million of them would take minutes.
    public void leaveWaiting(long chat, int replies, int chats) {
        try (var connection = open(address);
                var insert = connection.prepareStatement("""
                        insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call)
                        select overlay(id::text placing lpad(to_hex(place), 12, '0') from 25)::uuid,
                            bot_id, chat_id + place / ?, conversation_id, shard, 'reply', call
                        from (select * from delivery where chat_id = ? limit 1) as model,
                            generate_series(1, ?) as place
                        """)) {
            insert.setInt(1, replies / chats);
            insert.setLong(2, chat);
            insert.setInt(3, replies);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
