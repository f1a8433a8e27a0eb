package io.github.phasegen.train;

import java.io.IOException;

/** Training cannot go on; the message names the step and what was kept. */
public class TrainingException extends IOException {

	private static final long serialVersionUID = 1L;

	public TrainingException(final String message) {
		super(message);
	}
}
