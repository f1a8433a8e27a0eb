package io.github.phasegen.io.torch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.PickledDict;
import io.github.phasegen.io.pickle.PickledObject;
import io.github.phasegen.io.pickle.PickledSequence;

/** Finds the tensors of a model in what a checkpoint holds, under the names that {@code Module.state_dict()} gives them. */
final class StateDict {

	/** Under which training scripts put the weights among other things. */
	private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");
	private static final int DEEPEST = 100;
	private static final int LONGEST_NAME = 1000;
	/** Entries looked at and characters of names made; a file may refer to one large dict from many places. */
	private static final int MOST_WORK = 1 << 23;

	/** A module and the beginning of its tensors' names. */
	private record Place(PickledObject module, String prefix, int depth) {}

	private final Path file;
	private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
	private long work;

	private StateDict(final Path file) {
		this.file = file;
	}

	static Map<String, TorchTensor> of(final Path file, final Object root) throws ImageFileException {
		final StateDict found = new StateDict(file);
		found.add(unwrapped(root));
		if (found.tensors.isEmpty())
			throw new UnsupportedFormatException(file, "checkpoint", describe(root), "a state dict, a dict with an entry state_dict, or a module");
		found.checkMemory();
		return Collections.unmodifiableMap(found.tensors);
	}

	private static Object unwrapped(final Object root) {
		if (root instanceof PickledDict dict)
			for (final String wrapper : WRAPPERS)
				if (dict.get(wrapper) instanceof PickledDict || isModule(dict.get(wrapper)))
					return dict.get(wrapper);
		return root;
	}

	private void add(final Object value) throws ImageFileException {
		if (value instanceof PickledDict dict)
			addTensors(dict, "", null);
		else if (isModule(value))
			addModules((PickledObject) value);
	}

	private static boolean isModule(final Object value) {
		return value instanceof PickledObject object && object.attribute("_modules") instanceof PickledDict;
	}

	/** In the order of {@code state_dict()}: parameters, buffers, then the modules inside. The list of open places replaces recursion. */
	private void addModules(final PickledObject root) throws ImageFileException {
		final Deque<Place> open = new ArrayDeque<>(List.of(new Place(root, "", 0)));
		while (!open.isEmpty()) {
			final Place place = open.pop();
			addTensors(place.module().attribute("_parameters"), place.prefix(), null);
			addTensors(place.module().attribute("_buffers"), place.prefix(), place.module().attribute("_non_persistent_buffers_set"));
			final List<Place> inside = inside(place);
			Collections.reverse(inside);
			inside.forEach(open::push);
		}
	}

	private List<Place> inside(final Place place) throws ImageFileException {
		final List<Place> places = new ArrayList<>();
		if (!(place.module().attribute("_modules") instanceof PickledDict modules))
			return places;
		for (final Map.Entry<Object, Object> entry : modules.entries().entrySet()) {
			spend(1);
			if (!(entry.getValue() instanceof PickledObject module))
				continue;
			// a module that contains itself has no end
			if (place.depth() == DEEPEST)
				throw new CorruptFileException(file, "module " + shortened(place.prefix()), "more modules inside", "at most " + DEEPEST
					+ " levels");
			places.add(new Place(module, name(place.prefix(), entry.getKey()) + ".", place.depth() + 1));
		}
		return places;
	}

	/** @param leftOut names that state_dict() leaves out, if it is a set */
	private void addTensors(final Object dict, final String prefix, final Object leftOut) throws ImageFileException {
		if (!(dict instanceof PickledDict named))
			return;
		final Set<String> without = texts(leftOut);
		for (final Map.Entry<Object, Object> entry : named.entries().entrySet()) {
			spend(1);
			if (!(entry.getValue() instanceof TorchTensor tensor) || without.contains(entry.getKey()))
				continue;
			final String name = name(prefix, entry.getKey());
			if (tensors.put(name, tensor) != null)
				throw new CorruptFileException(file, "tensor " + shortened(name), "the name twice", "unique names");
		}
	}

	private Set<String> texts(final Object set) throws ImageFileException {
		final Set<String> texts = new HashSet<>();
		if (set instanceof PickledSequence sequence)
			for (final Object item : sequence.items()) {
				spend(1);
				if (item instanceof String text)
					texts.add(text);
			}
		return texts;
	}

	private String name(final String prefix, final Object key) throws ImageFileException {
		if (!(key instanceof String name) || name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
			throw new CorruptFileException(file, "name of a tensor or module", key instanceof String ? "an odd text" : describe(key),
				"a text of at most " + LONGEST_NAME + " characters");
		spend(prefix.length() + name.length());
		return prefix + name;
	}

	private static String shortened(final String name) {
		return name.length() > 60 ? name.substring(0, 60) + "..." : name;
	}

	private void spend(final long cost) throws UnsupportedFormatException {
		work += cost;
		if (work > MOST_WORK)
			throw new UnsupportedFormatException(file, "modules", "more or longer names", "at most " + MOST_WORK + " characters");
	}

	/** Many tensors may see one small storage. */
	private void checkMemory() throws UnsupportedFormatException {
		final long limit = Runtime.getRuntime().maxMemory() / 2;
		long room = limit / Float.BYTES;
		for (final Map.Entry<String, TorchTensor> entry : tensors.entrySet()) {
			if (entry.getValue().floatCount() > room)
				throw new UnsupportedFormatException(file, "tensor " + shortened(entry.getKey()), entry.getValue(),
					"tensors that take less than " + limit + " bytes as floats together (raise Java's memory limit)");
			room -= entry.getValue().floatCount();
		}
	}

	/** What a value is, in a few words. */
	static String describe(final Object value) {
		if (value == null)
			return "None";
		if (value instanceof String || value instanceof Number || value instanceof Boolean)
			return "a " + value.getClass().getSimpleName();
		return value.toString();
	}
}
