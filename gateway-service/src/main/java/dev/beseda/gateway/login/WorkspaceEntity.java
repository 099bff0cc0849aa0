package dev.beseda.gateway.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A row of `workspace`.
@Entity
@Table(name = "workspace")
class WorkspaceEntity {
    @Id
    UUID id;

    @Column(columnDefinition = "text")
    String name;

    Instant createdAt;

    static WorkspaceEntity of(Workspace workspace) {
        var row = new WorkspaceEntity();
        row.id = workspace.id();
        row.name = workspace.name();
        row.createdAt = workspace.createdAt();
        return row;
    }
}
