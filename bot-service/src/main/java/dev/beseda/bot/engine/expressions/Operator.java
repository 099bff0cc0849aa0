package dev.beseda.bot.engine.expressions;

/// What stands between two values.
enum Operator {
    PLUS,
    JOIN,
    MINUS,
    TIMES,
    DIVIDED,
    REMAINDER,
    EQUAL,
    NOT_EQUAL,
    LESS,
    NOT_MORE,
    MORE,
    NOT_LESS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH
}
