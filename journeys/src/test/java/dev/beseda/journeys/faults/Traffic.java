package dev.beseda.journeys.faults;

import java.util.List;

/// One kind of work for the bots, and what people must hear because of it.
public interface Traffic {
    int perMinute();

    /// Makes one more piece of work.
    void next();

    List<Promise> promises();
}
