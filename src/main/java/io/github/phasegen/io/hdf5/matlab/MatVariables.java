package io.github.phasegen.io.hdf5.matlab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UsualAxes;
import io.github.phasegen.io.hdf5.DatasetEntries;
import io.github.phasegen.io.hdf5.DatasetPlanes;
import io.github.phasegen.io.hdf5.Hdf5Entry;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5Attribute;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Object;

/** The variables of a MATLAB 7.3 file. HDF5 lists an array's dimensions in the reverse of MATLAB's order. */
final class MatVariables {

	static final String CLASS = "MATLAB_class";
	private static final String EMPTY = "MATLAB_empty";

	/** Where MATLAB keeps the contents of cells and of objects. */
	private static final List<String> INTERNAL = List.of("#refs#", "#subsystem#");

	private MatVariables() {}

	static List<FileEntry> of(final Hdf5File file) throws IOException {
		final List<FileEntry> variables = new ArrayList<>();
		for (final FileEntry entry : DatasetEntries.of(file.root()))
			if (!INTERNAL.contains(entry.name().split("/")[0]))
				variables.add(variable(file, entry));
		return variables;
	}

	private static FileEntry variable(final Hdf5File file, final FileEntry entry) throws IOException {
		final List<Long> dimensions = new ArrayList<>(entry.dimensions());
		Collections.reverse(dimensions);
		final String note = note(file, entry);
		return new FileEntry(entry.name(), dimensions, entry.type(), note.isEmpty() ? entry.note() : note);
	}

	/** Texts, cells and the like are stored as numbers, too. */
	private static String note(final Hdf5File file, final FileEntry entry) throws IOException {
		try {
			final Optional<Hdf5Object> found = file.find(entry.name());
			final String kind = found.isPresent() ? kind(found.get()) : "";
			if (found.isPresent() && found.get().attribute(EMPTY).isPresent())
				return "is empty";
			return switch (kind) {
				case "", "double", "single", "logical", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64" -> "";
				case "char" -> "holds text";
				case "cell" -> "is a cell array";
				default -> "is of class " + kind;
			};
		}
		catch (final ImageFileException e) {
			return e.getMessage();
		}
	}

	private static String kind(final Hdf5Object object) throws IOException {
		final Optional<Hdf5Attribute> attribute = object.attribute(CLASS);
		return attribute.isPresent() ? attribute.get().text().orElse("") : "";
	}

	/** The reader owns the file, and closes it. */
	static PlaneReader open(final Hdf5File file, final ReadOptions options) throws IOException {
		final Hdf5Dataset dataset =
			options.entry().isEmpty() ? Hdf5Entry.obvious(file, of(file)) : Hdf5Entry.dataset(file, options.entry());
		final AxisOrder order = axes(file, dataset, options);
		final ImageShape shape = DatasetPlanes.shape(file.file(), dataset, order);
		return DatasetPlanes.open(file, dataset, order, metadata(file, dataset, shape));
	}

	/** In HDF5's order. */
	private static AxisOrder axes(final Hdf5File file, final Hdf5Dataset dataset, final ReadOptions options) throws IOException {
		final long[] sizes = Hdf5Entry.sizes(dataset);
		final long[] matlabs = new long[sizes.length];
		for (int i = 0; i < sizes.length; i++)
			matlabs[i] = sizes[sizes.length - 1 - i];
		final String letters = UsualAxes.ROWS_FIRST.of(file.file(), options, matlabs).letters();
		return new AxisOrder(new StringBuilder(letters).reverse().toString());
	}

	private static ImageMetadata metadata(final Hdf5File file, final Hdf5Dataset dataset, final ImageShape shape) throws IOException {
		final String title = file.file().getFileName().toString();
		final Optional<ImageMetadata> stored = StoredMetadata.read(file.file(), file.root(), title, shape.planeCount());
		if (stored.isPresent())
			return stored.get();
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("Format", "MATLAB 7.3, " + dataset.type().samples().map(Object::toString).orElse("unknown"));
		info.put("Variable", dataset.path().substring(1));
		return ImageMetadata.titled(title).plusInfo(info);
	}
}
