package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.recon.SliceReconstructor;

/**
 * A method of reconstruction with all it needs, at work on one slice at a time.
 *
 * @param name          of the method, also the ending of the result's title
 * @param reconstructor does the work
 * @param record        options, for the record of a run
 * @param warnings      what the user should know about it
 * @param resource      closed with the method, such as a model
 */
public record SliceMethod(String name, SliceReconstructor reconstructor, Map<String, Object> record, List<String> warnings,
	Closeable resource) implements Closeable
{

	public SliceMethod {
		if (name == null || reconstructor == null)
			throw new IllegalArgumentException("method: expected a name and a reconstructor, found " + name + ", " + reconstructor);
		record = new LinkedHashMap<>(record);
		warnings = List.copyOf(warnings);
	}

	/** A method that holds nothing open. */
	public SliceMethod(final String name, final SliceReconstructor reconstructor, final Map<String, Object> record) {
		this(name, reconstructor, record, List.of(), () -> {});
	}

	@Override
	public void close() throws IOException {
		resource.close();
	}
}
