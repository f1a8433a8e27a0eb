package io.github.phasegen.model;

import java.io.IOException;

/** A model folder, weights file or checkpoint that cannot be used; the message names file, field, found and expected. */
public class ModelException extends IOException {

	private static final long serialVersionUID = 1L;

	public ModelException(final String message) {
		super(message);
	}

	public ModelException(final String message, final Throwable cause) {
		super(message, cause);
	}

	/** The same, which says of which model it is. */
	ModelException in(final ModelSource source) {
		return new ModelException(source.label() + ": " + getMessage(), this);
	}
}
