package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.MemoryLimit;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.UsualAxes;

/** Reads complex planes, whose real and imaginary parts are arrays of their own. */
final class MatReader implements PlaneReader {

	private final PlaneReader real;
	private final PlaneReader imaginary;

	private MatReader(final PlaneReader real, final PlaneReader imaginary) {
		this.real = real;
		this.imaginary = imaginary;
	}

	static PlaneReader open(final Path file, final MatFile.Stored stored, final ReadOptions options) throws IOException {
		final MatVariable variable = stored.variable();
		final long[] dimensions = variable.dimensions();
		final List<MatTag> parts;
		final ByteSource source = stored.element().open();
		try {
			parts = variable.parts(new MatInput(file, source, stored.element().order()));
			final AxisOrder order = UsualAxes.ROWS_FIRST.of(file, options, dimensions);
			final ArrayLayout layout = ArrayLayout.of(file, dimensions, ArrayLayout.firstFastest(dimensions), order);
			final ImageMetadata metadata = metadata(file, variable, order);
			final PlaneReader last = part(stored, source, parts.get(parts.size() - 1), layout, metadata);
			return parts.size() == 1 ? last : complex(stored, source, parts.get(0), layout, last);
		}
		catch (final IOException | RuntimeException e) {
			source.close();
			throw e;
		}
	}

	private static PlaneReader complex(final MatFile.Stored stored, final ByteSource source, final MatTag part, final ArrayLayout layout,
		final PlaneReader imaginary) throws IOException
	{
		// a stream cannot be in two places
		final ByteSource own = source.rewinds() ? stored.element().open() : source;
		final PlaneReader real = part(stored, own, part, layout, imaginary.metadata());
		try {
			final MatReader reader = new MatReader(real, imaginary);
			MemoryLimit.checkPlane(reader);
			return reader;
		}
		catch (final IOException e) {
			real.close();
			throw e;
		}
	}

	private static PlaneReader part(final MatFile.Stored stored, final ByteSource source, final MatTag part, final ArrayLayout layout,
		final ImageMetadata metadata) throws IOException
	{
		final SampleRegion region = SampleRegion.unscaled(part.data(), part.numbers(), stored.element().order());
		return new ArrayReader(stored.element().file(), source, region, layout, metadata);
	}

	private static ImageMetadata metadata(final Path file, final MatVariable variable, final AxisOrder order) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "MATLAB 5, " + variable.typeName());
		info.put("Entry", variable.name());
		info.put("Axes", order);
		return ImageMetadata.titled(file.getFileName().toString()).plusInfo(info);
	}

	@Override
	public ImageShape shape() {
		return real.shape();
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return real.metadata();
	}

	@Override
	public float[] read(final int k) throws IOException {
		final float[] plane = new float[2 * shape().planeSamples()];
		put(real.read(k), plane, 0);
		put(imaginary.read(k), plane, 1);
		return plane;
	}

	private static void put(final float[] part, final float[] plane, final int offset) {
		for (int i = 0; i < part.length; i++)
			plane[2 * i + offset] = part[i];
	}

	@Override
	public void close() throws IOException {
		try {
			real.close();
		}
		finally {
			imaginary.close();
		}
	}
}
