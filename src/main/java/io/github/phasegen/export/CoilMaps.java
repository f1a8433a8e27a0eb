package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.simulate.coil.CoilArray;
import io.github.phasegen.simulate.coil.CoilGrid;

/** The sensitivities of the coils, slice by slice. */
interface CoilMaps extends Closeable {

	int coils();

	/** The maps of one slice, as a set of one slice. */
	CoilSensitivities maps(int slice) throws IOException;

	/** What they are, for the record. */
	Map<String, Object> record() throws IOException;

	/**
	 * Prepares the maps for images of some shape.
	 *
	 * @param metadata of the images, for the sizes of their voxels
	 * @throws UnsupportedFormatException if maps of a file do not fit the images
	 */
	static CoilMaps of(final CoilChoice choice, final ImageShape shape, final ImageMetadata metadata) throws IOException {
		if (choice instanceof final CoilChoice.Simulated simulated)
			return KeptMaps.of(new SimulatedMaps(new CoilArray(simulated.array(), grid(shape, metadata))), shape);
		return KeptMaps.of(StoredMaps.open((CoilChoice.Maps) choice, shape), shape);
	}

	/**
	 * Opens the maps that belong to coil images.
	 *
	 * @throws UnsupportedFormatException if they do not fit them
	 */
	static CoilMaps ofFile(final CoilChoice.Maps choice, final ImageShape shape, final int coils) throws IOException {
		final StoredMaps maps = StoredMaps.open(choice, shape);
		if (maps.coils() == coils)
			return KeptMaps.of(maps, shape);
		maps.close();
		throw new UnsupportedFormatException(choice.file(), "channels of the coil maps", maps.coils(), coils + ", the coils of the image");
	}

	private static CoilGrid grid(final ImageShape shape, final ImageMetadata metadata) {
		if (!metadata.x().unit().equals("mm") || !metadata.y().unit().equals("mm"))
			return CoilGrid.ofPixels(shape.width(), shape.height(), shape.slices());
		final double x = millimetres(metadata.x().step(), 1);
		final double[] voxel = { x, millimetres(metadata.y().step(), x), millimetres(metadata.z().step(), x) };
		return CoilGrid.ofVoxels(shape.width(), shape.height(), shape.slices(), voxel);
	}

	/** Files may leave sizes out, or have them negative for an axis that is turned round. */
	private static double millimetres(final double step, final double otherwise) {
		return step == 0 ? otherwise : Math.abs(step);
	}

	/** The maps of a simulated array. Those of the last slice are kept. */
	final class SimulatedMaps implements CoilMaps {

		private final CoilArray array;
		private int slice = -1;
		private CoilSensitivities maps;

		SimulatedMaps(final CoilArray array) {
			this.array = array;
		}

		@Override
		public int coils() {
			return array.options().coils();
		}

		@Override
		public CoilSensitivities maps(final int newSlice) {
			if (newSlice != slice)
				maps = array.maps(newSlice);
			slice = newSlice;
			return maps;
		}

		@Override
		public Map<String, Object> record() {
			return ExportRecord.coilArray(array.options());
		}

		@Override
		public void close() {}
	}

	/** The user's maps. Those of the last slice are kept. */
	final class StoredMaps implements CoilMaps {

		private final CoilChoice.Maps choice;
		private final PlaneReader planes;
		private int slice = -1;
		private CoilSensitivities maps;

		private StoredMaps(final CoilChoice.Maps choice, final PlaneReader planes) {
			this.choice = choice;
			this.planes = planes;
		}

		static StoredMaps open(final CoilChoice.Maps choice, final ImageShape image) throws IOException {
			final PlaneReader planes = StandardFormats.all().open(choice.file(), choice.read());
			try {
				requireFit(choice, planes.shape(), image);
				return new StoredMaps(choice, planes);
			}
			catch (final IOException | RuntimeException e) {
				planes.close();
				throw e;
			}
		}

		private static void requireFit(final CoilChoice.Maps choice, final ImageShape maps, final ImageShape image)
			throws UnsupportedFormatException
		{
			final boolean slices = maps.slices() == 1 || maps.slices() == image.slices();
			if (maps.width() != image.width() || maps.height() != image.height() || !slices || maps.frames() != 1)
				throw new UnsupportedFormatException(choice.file(), "size of the coil maps", maps,
					image.width() + " x " + image.height() + ", and 1 or " + image.slices() + " slices, as the image");
		}

		@Override
		public int coils() {
			return planes.shape().channels();
		}

		@Override
		public CoilSensitivities maps(final int imageSlice) throws IOException {
			final int newSlice = planes.shape().slices() == 1 ? 0 : imageSlice;
			if (newSlice != slice)
				maps = read(newSlice);
			slice = newSlice;
			return maps;
		}

		private CoilSensitivities read(final int newSlice) throws IOException {
			final List<ComplexPlane> coils = new ArrayList<>();
			for (int c = 0; c < coils(); c++)
				coils.add(finite(planes.readComplex(planes.shape().plane(c, newSlice, 0)), c, newSlice));
			if (planes.shape().slices() == 1)
				requireSensitivity(coils);
			return CoilSensitivities.forEverySlice(coils);
		}

		/** Estimated maps may be 0 in slices without an object, but not everywhere. */
		private void requireSensitivity(final List<ComplexPlane> coils) throws UnsupportedFormatException {
			for (final ComplexPlane map : coils)
				for (final float value : map.data())
					if (value != 0)
						return;
			throw new UnsupportedFormatException(choice.file(), "coil maps", "0 everywhere", "sensitivities");
		}

		private ComplexPlane finite(final ComplexPlane map, final int coil, final int newSlice) throws CorruptFileException {
			for (final float value : map.data())
				if (!Float.isFinite(value))
					throw new CorruptFileException(choice.file(), "map of coil " + (coil + 1) + ", slice " + (newSlice + 1), value, "finite samples");
			return map;
		}

		@Override
		public Map<String, Object> record() throws IOException {
			final Map<String, Object> record = new LinkedHashMap<>(ExportRecord.coilFile(choice));
			record.put("count", coils());
			return record;
		}

		@Override
		public void close() throws IOException {
			planes.close();
		}
	}
}
