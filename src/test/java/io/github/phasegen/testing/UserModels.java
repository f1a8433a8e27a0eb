package io.github.phasegen.testing;

import java.nio.file.Path;

import io.github.phasegen.model.ModelLibrary;

/** A library of user models for one test, in a folder of its own. */
public final class UserModels implements AutoCloseable {

	private final String before = System.getProperty(ModelLibrary.PROPERTY);

	public UserModels(final Path folder) {
		System.setProperty(ModelLibrary.PROPERTY, folder.toString());
	}

	@Override
	public void close() {
		if (before == null) System.clearProperty(ModelLibrary.PROPERTY);
		else System.setProperty(ModelLibrary.PROPERTY, before);
	}
}
