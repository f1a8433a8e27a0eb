package io.github.phasegen.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;

/**
 * Any HDF5 file that holds numbers or complex numbers in a dataset of two to five dimensions; an entry is a dataset's path, such as
 * "group/data". Dimensions are tzcyx, or the last ones of these; four dimensions are zcyx. Read only.
 */
public final class Hdf5Format implements ImageFormat {

	@Override
	public String name() {
		return "HDF5";
	}

	@Override
	public List<String> extensions() {
		return List.of("h5", "hdf5", "he5", "hdf");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return Hdf5File.isHdf5(head);
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			return DatasetEntries.of(hdf5.root());
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		return Hdf5File.openFor(file, hdf5 -> planes(hdf5, options));
	}

	private static PlaneReader planes(final Hdf5File hdf5, final ReadOptions options) throws IOException {
		final Hdf5Dataset dataset = options.entry().isEmpty() ? Hdf5Entry.obvious(hdf5, DatasetEntries.of(hdf5.root()))
			: Hdf5Entry.dataset(hdf5, options.entry());
		final AxisOrder order = Hdf5Entry.axes(hdf5, dataset, options);
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("Format", "HDF5, " + dataset.type());
		info.put("Dataset", dataset.path());
		return DatasetPlanes.open(hdf5, dataset, order, ImageMetadata.titled(hdf5.file().getFileName().toString()).plusInfo(info));
	}

	@Override
	public boolean canWrite() {
		return false;
	}
}
