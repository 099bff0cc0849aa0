package dev.beseda.kit.messaging.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// There to have Hibernate Reactive: it starts only for a service that has entities.
@Entity
class LeafEntity {
    @Id
    long id;
}
