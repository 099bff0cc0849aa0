package dev.beseda.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedNumberTest {
    private static final String FORTY = "9".repeat(40);

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "19.90", "1e39", "1E-40", "00012", "0.000"})
    void aNumberIsReadAsItIsWritten(String written) {
        assertThat(BoundedNumber.of(written)).contains(new BigDecimal(written));
    }

    @Test
    void fortyDigitsBeforeAndAfterThePointAreTheMost() {
        assertThat(BoundedNumber.of("-" + FORTY + "." + FORTY)).isPresent();
        assertThat(BoundedNumber.of("1" + FORTY)).isEmpty();
        assertThat(BoundedNumber.of("0." + FORTY + "1")).isEmpty();
        assertThat(BoundedNumber.of("1e40")).isEmpty();
        assertThat(BoundedNumber.of("1e-41")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 2", "dear", "NaN", "Infinity", "0x1f", "1e9999999999", "1e"})
    void whatIsNoNumberIsEmpty(String written) {
        assertThat(BoundedNumber.of(written)).isEmpty();
    }

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void aNumberOfAnySizeIsRefusedAtOnce() {
        var digits = "7".repeat(1_000_000);
        var large = new BigDecimal(BigInteger.ONE.shiftLeft(100_000_000));

        assertThat(BoundedNumber.of("1e999999999")).isEmpty();
        assertThat(BoundedNumber.of("-1e-999999999")).isEmpty();
        assertThat(BoundedNumber.of("0e999999999")).isEmpty();
        assertThat(BoundedNumber.of(digits)).isEmpty();
        assertThat(BoundedNumber.of("0." + digits)).isEmpty();
        assertThat(BoundedNumber.of(large)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"19.90", "\"19.90\""})
    void jsonHasNumbersAndTextsWithNumbers(String json) throws JsonProcessingException {
        assertThat(BoundedNumber.of(new ObjectMapper().readTree(json)))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("19.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "1e300", "true", "null", "[1]", "{}"})
    void otherJsonIsEmpty(String json) throws JsonProcessingException {
        var exact = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        assertThat(BoundedNumber.of(new ObjectMapper().readTree(json))).isEmpty();
        assertThat(BoundedNumber.of(exact.readTree(json))).isEmpty();
    }
}
