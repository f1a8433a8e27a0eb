package io.github.phasegen.io.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Goes through everything in a pickled value, whatever its depth and however it contains itself. */
final class PickleWalk {

	private PickleWalk() {}

	/** The value and all that it holds, each object once; None is left out. Takes time and memory in proportion to their number. */
	static List<Object> reachable(final Object root) {
		final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		final List<Object> found = new ArrayList<>();
		final Deque<Object> open = new ArrayDeque<>();
		visit(root, seen, open);
		while (!open.isEmpty()) {
			final Object value = open.pop();
			found.add(value);
			for (final Object part : parts(value))
				visit(part, seen, open);
		}
		return found;
	}

	private static void visit(final Object value, final Set<Object> seen, final Deque<Object> open) {
		if (value != null && seen.add(value))
			open.push(value);
	}

	private static List<Object> parts(final Object value) {
		if (value instanceof PickledSequence sequence)
			return sequence.items();
		final List<Object> parts = new ArrayList<>();
		if (value instanceof PickledDict dict) {
			dict.entries().forEach((key, item) -> {
				parts.add(key);
				parts.add(item);
			});
			parts.add(dict.state());
		}
		if (value instanceof PickledObject object) {
			parts.addAll(object.arguments());
			parts.addAll(object.items());
			parts.add(object.entries());
			parts.add(object.state());
		}
		return parts;
	}
}
