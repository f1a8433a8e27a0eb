package io.github.phasegen.io.pickle;

/**
 * The name of a Python class, function or constant. Nothing is ever looked up under it.
 *
 * @param module dotted name of its module
 * @param name its name there, dotted for members of classes
 */
public record PickledGlobal(String module, String name) {

	/** Module and name, separated by a dot. */
	public String dotted() {
		return module + "." + name;
	}

	/** What a call gives. Calls of results are not told apart: names must not grow with their number. */
	PickledGlobal result() {
		return name.endsWith("()") ? this : new PickledGlobal(module, name + "()");
	}

	@Override
	public String toString() {
		return dotted();
	}
}
