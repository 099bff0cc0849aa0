package dev.beseda.kit.http;

/// What a server answered.
public record ReceivedAnswer(int status, String body) {
    public boolean isGood() {
        return status >= 200 && status < 300;
    }
}
