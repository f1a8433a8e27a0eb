package io.github.phasegen.export;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What of a raw-data file is to be seen. */
public enum RawView {

	/** The samples as they are stored. */
	STORED("stored"),

	/** The image; k-space is transformed back. */
	IMAGE("image"),

	/** K-space; an image is transformed. */
	K_SPACE("k-space");

	private final String optionName;

	RawView(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if no view has that name; upper and lower case are the same */
	public static RawView parse(final String name) {
		return Arrays.stream(values()).filter(view -> view.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("view: expected one of " + names() + ", found " + name));
	}

	/** The names of all views: "stored, image, k-space". */
	public static String names() {
		return Arrays.stream(values()).map(RawView::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	@Override
	public String toString() {
		return optionName;
	}
}
