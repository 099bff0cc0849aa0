package dev.beseda.kit.jobs;

import java.util.HashMap;
import java.util.Map;

/// A table whose rows are jobs, as the statements of [Jobs] are made of it. In a row stands who has the job – the id of
/// a lease –, until when nobody else takes it, and how many takes in a row were not heard of again. Whatever ends a job
/// clears its lease.
public final class JobTable {
    /// Whose turn it is: the owner who has the least under way, then whoever waits for longer. Those under way stand in
    /// each line before those who wait, so that counting the line counts both.
    private static final String FAIR = """
            line as (
                select {key} as id, {since} as since, {free} as waits,
                    row_number() over (partition by {owner} order by {free}, {since}, {key}) as turn
                from {table} where {open} and ({free} or {lease} is not null)),
            chosen as (
                select id from line where waits and turn <= $4 order by turn, since, id limit $3)
            """;

    private static final String OURS = """
            with ours as materialized (
                select {table}.{key} as job from {table} join unnest($1::uuid[], $2::uuid[]) as held (job, lease)
                    on {table}.{key} = held.job and {table}.{lease} = held.lease
                order by {table}.{key} for no key update of {table})
            """;

    private final Map<String, String> words;

    private JobTable(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /// Its columns are `id`, `lease`, `leased_until` and `attempts` if not said otherwise, and its replicas hear of
    /// jobs on the channel `beseda_…`.
    public static JobTable named(String table) {
        return new JobTable(Map.of(
                "table",
                table,
                "key",
                "id",
                "lease",
                "lease",
                "until",
                "leased_until",
                "attempts",
                "attempts",
                "open",
                "true",
                "free",
                "({until} is null or {until} < now())",
                "begun",
                "",
                "channel",
                "beseda_" + table));
    }

    public JobTable key(String column) {
        return with("key", column);
    }

    public JobTable lease(String column) {
        return with("lease", column);
    }

    public JobTable until(String column) {
        return with("until", column);
    }

    public JobTable attempts(String column) {
        return with("attempts", column);
    }

    /// Where replicas are told that there is work.
    public JobTable channel(String name) {
        return with("channel", name);
    }

    /// Which rows are to be done.
    public JobTable open(String condition) {
        return with("open", condition);
    }

    /// Jobs are shared out fairly between owners: see [JobLimits#ofAnOwner].
    ///
    /// @param since since when a job waits
    public JobTable fair(String owner, String since) {
        return with("owner", owner).line(since, FAIR);
    }

    /// Whose turn it is, where it is not as simple as that.
    ///
    /// @param chosen parts of a `with`, up to `chosen (id)`; `$3` are wanted, from `$4` on its own values are
    public JobTable line(String since, String chosen) {
        return with("since", since).with("line", chosen);
    }

    /// What else changes in a row when it is taken.
    public JobTable begun(String assignments) {
        return with("begun", ", " + assignments);
    }

    /// What is read of a job.
    public JobTable columns(String columns) {
        return with("columns", columns);
    }

    /// A statement about those jobs of ours that nobody else has taken meanwhile: it knows them as `ours (job)`, and
    /// they are locked. Its own values begin with `$3`.
    public String ifOurs(String sql) {
        return sql(OURS) + sql;
    }

    JobTable with(String word, String meaning) {
        var more = new HashMap<>(words);
        more.put(word, meaning);
        return new JobTable(more);
    }

    /// A word may stand for others.
    String sql(String template) {
        var sql = template;
        for (var before = ""; !before.equals(sql); ) {
            before = sql;
            for (var word : words.entrySet()) {
                sql = sql.replace("{" + word.getKey() + "}", word.getValue());
            }
        }
        return sql;
    }
}
