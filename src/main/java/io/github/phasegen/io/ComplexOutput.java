package io.github.phasegen.io;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.phasegen.kspace.ComplexPlane;

/** Which real parts of a complex image are shown or stored, one channel each. */
public enum ComplexOutput {

	MAGNITUDE_PHASE("magnitude+phase", "Magnitude", "Phase"),
	REAL_IMAGINARY("real+imaginary", "Real", "Imaginary"),

	/** The phase alone, in radians: not enough to restore the complex image. */
	PHASE("phase", "Phase");

	private final String optionName;
	private final List<String> parts;

	ComplexOutput(final String optionName, final String... parts) {
		this.optionName = optionName;
		this.parts = List.of(parts);
	}

	/** @throws IllegalArgumentException if no output has that name; upper and lower case are the same */
	public static ComplexOutput parse(final String name) {
		return Arrays.stream(values()).filter(output -> output.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Output: expected one of " + names() + ", found " + name));
	}

	/** The names of all outputs: "magnitude+phase, real+imaginary, phase". */
	public static String names() {
		return Arrays.stream(values()).map(ComplexOutput::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	/** The words with which the slice labels of the parts begin. */
	public List<String> parts() {
		return parts;
	}

	/** True if the complex image can be restored from the parts. */
	public boolean isComplete() {
		return parts.size() == 2;
	}

	/** The plane of part {@code index}: width * height values. */
	public float[] extract(final ComplexPlane plane, final int index) {
		return switch (parts.get(index)) {
			case "Magnitude" -> plane.magnitude();
			case "Phase" -> plane.phase();
			case "Real" -> plane.real();
			default -> plane.imaginary();
		};
	}

	/** Restores a complex plane from its two parts. */
	ComplexPlane combine(final int width, final int height, final float[] first, final float[] second) {
		return switch (this) {
			case MAGNITUDE_PHASE -> ComplexPlane.fromPolar(width, height, first, second);
			case REAL_IMAGINARY -> ComplexPlane.fromParts(width, height, first, second);
			case PHASE -> throw new IllegalArgumentException("The phase alone does not make a complex image");
		};
	}

	@Override
	public String toString() {
		return optionName;
	}
}
