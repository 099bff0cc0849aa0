package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.program.Step;

/// Sends people down the branches of a split: each always the same way, all together by the weights.
final class Splits {
    private Splits() {}

    /// The key of the step this person goes on at.
    ///
    /// @param person the person and the scenario, so that two splits don't part people alike
    static String of(Step.Split split, String person) {
        int all = split.branches().stream().mapToInt(Step.Branch::weight).sum();
        long left = all == 0 ? 0 : Math.floorMod(mixed(hash(person + split.key())), all);
        for (var branch : split.branches()) {
            left -= branch.weight();
            if (left < 0) {
                return branch.to();
            }
        }
        return split.branches().isEmpty() ? "" : split.branches().getLast().to();
    }

    /// FNV-1a over the UTF-16 units.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int place = 0; place < text.length(); place++) {
            hash = (hash ^ text.charAt(place)) * 0x100000001b3L;
        }
        return hash;
    }

    /// The finish of SplitMix64: near texts end up far apart.
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
