package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.skullstrip.StripOutput;

/** Files in the making; those that are not committed leave no trace when all are closed. */
final class OutputFiles implements Closeable {

	private final Map<StripOutput, PlaneWriter> writers = new EnumMap<>(StripOutput.class);

	void create(final StripOutput output, final ExportDestination destination, final ImageLayout layout) throws IOException {
		writers.put(output, destination.format().create(destination.file(), layout, destination.write()));
	}

	Map<StripOutput, PlaneWriter> writers() {
		return Collections.unmodifiableMap(writers);
	}

	@Override
	public void close() throws IOException {
		IOException failure = null;
		for (final PlaneWriter writer : writers.values())
			try {
				writer.close();
			}
			catch (final IOException e) {
				if (failure == null) failure = e;
				else failure.addSuppressed(e);
			}
		if (failure != null) throw failure;
	}
}
