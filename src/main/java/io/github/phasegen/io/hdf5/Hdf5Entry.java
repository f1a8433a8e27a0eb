package io.github.phasegen.io.hdf5;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.UsualAxes;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Object;

/** Finds the dataset that is to be read, and what its dimensions mean. */
public final class Hdf5Entry {

	private static final int MOST_DESCRIBED = 3;
	private static final int MOST_NAMED = 20;

	private Hdf5Entry() {}

	/** The dataset at a path, with or without its first slash. */
	public static Hdf5Dataset dataset(final Hdf5File file, final String path) throws IOException {
		final Optional<Hdf5Object> found = file.find(path);
		if (found.isPresent() && found.get() instanceof Hdf5Dataset dataset)
			return dataset;
		throw new UnsupportedFormatException(file.file(), "entry", path, "one of " + names(DatasetEntries.of(file.root())));
	}

	/**
	 * The dataset that is meant when none is named: the only one that can be an image, or the one called "kspace" or else "image", or the
	 * only one with more than one row and column.
	 */
	public static Hdf5Dataset obvious(final Hdf5File file, final List<FileEntry> entries) throws IOException {
		final List<FileEntry> images = entries.stream().filter(DatasetEntries::isImage).toList();
		final List<FileEntry> large = images.stream().filter(Hdf5Entry::isLarge).toList();
		for (final List<FileEntry> choice : List.of(images, named(images, "kspace"), named(images, "image"), large))
			if (choice.size() == 1)
				return dataset(file, choice.get(0).name());
		throw new UnsupportedFormatException(file.file(), "entry", "none chosen", images.isEmpty()
			? "a file with a dataset of numbers in 2 to 5 dimensions, not only " + described(entries) : "one of " + names(images));
	}

	private static List<FileEntry> named(final List<FileEntry> entries, final String name) {
		return entries.stream().filter(entry -> entry.name().equals(name)).toList();
	}

	private static boolean isLarge(final FileEntry entry) {
		return entry.dimensions().stream().filter(dimension -> dimension > 1).count() > 1;
	}

	/** The names of the first entries, and why each is no image. */
	private static String described(final List<FileEntry> entries) {
		return entries.isEmpty() ? "none" : entries.stream().limit(MOST_DESCRIBED).map(entry -> entry.name() + " (" + entry.note() + ")")
			.collect(Collectors.joining(", ")) + (entries.size() > MOST_DESCRIBED ? ", ..." : "");
	}

	/** The names of entries, for messages. */
	public static String names(final List<FileEntry> entries) {
		final List<String> names = entries.stream().map(FileEntry::name).limit(MOST_NAMED).toList();
		return names.isEmpty() ? "none" : String.join(", ", names) + (entries.size() > MOST_NAMED ? ", ..." : "");
	}

	/**
	 * The axes that the options name, or else the usual ones.
	 *
	 * @throws UnsupportedFormatException if the dataset has too few or too many dimensions
	 */
	public static AxisOrder axes(final Hdf5File file, final Hdf5Dataset dataset, final ReadOptions options) throws IOException {
		return UsualAxes.SLOWEST_FIRST.of(file.file(), options, sizes(dataset));
	}

	/** The dataset's dimensions. */
	public static long[] sizes(final Hdf5Dataset dataset) {
		return dataset.dimensions().stream().mapToLong(Long::longValue).toArray();
	}
}
