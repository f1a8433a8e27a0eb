package io.github.phasegen.model.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param found what was found, or what is wrong
 * @param remedy the one thing to do about it; empty when there is no problem
 */
public record Finding(String name, String found, Optional<String> remedy) {

	/** A finding that is in order. */
	public static Finding ok(final String name, final String found) {
		return new Finding(name, found, Optional.empty());
	}

	/** A problem. */
	public static Finding problem(final String name, final String found, final String remedy) {
		return new Finding(name, found, Optional.of(remedy));
	}

	/** Whether there is no problem. */
	public boolean ok() {
		return remedy.isEmpty();
	}
}
