package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.programs.StepConfig;
import dev.beseda.bot.scenarios.programs.StepType;
import dev.beseda.kit.Ids;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;

/// A row of `step`; those of bots that were deleted are not seen.
@Entity
@Table(name = "step")
@SQLRestriction("scenario_id in (select scenario.id from scenario where scenario.bot_id in (select bot.id from bot))")
class StepEntity {
    @Id
    UUID id;

    UUID workspaceId;

    UUID scenarioId;

    int position;

    @Column(columnDefinition = "text")
    String key;

    @Column(columnDefinition = "text")
    String stepType;

    JsonObject config;

    static StepEntity of(ScenarioEntity scenario) {
        var step = new StepEntity();
        step.id = Ids.next();
        step.workspaceId = scenario.workspaceId;
        step.scenarioId = scenario.id;
        return step;
    }

    static StepEntity of(ScenarioEntity scenario, int position, Step step) {
        var entity = of(scenario);
        entity.position = position;
        entity.become(step);
        return entity;
    }

    void become(Step step) {
        key = step.key();
        stepType = StepType.of(step).toString();
        config = new JsonObject(StepConfig.write(step));
    }

    Step toStep() {
        return StepConfig.read(key, StepType.parse(stepType), config.getMap(), Surroundings.STORED);
    }

    StepView toView() {
        return new StepView(id, scenarioId, position, key, StepType.parse(stepType), config.getMap());
    }
}
