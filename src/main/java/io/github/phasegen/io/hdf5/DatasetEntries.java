package io.github.phasegen.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5Group;
import io.github.phasegen.io.hdf5.file.Hdf5Object;

/** Lists the datasets of a group and of the groups in it. */
public final class DatasetEntries {

	private static final int DEEPEST = 32;
	private static final int MOST = 10_000;
	private static final int FEWEST_DIMENSIONS = 2;
	private static final int MOST_DIMENSIONS = 5;

	private final List<FileEntry> entries = new ArrayList<>();
	private final Set<Long> groups = new HashSet<>();

	private DatasetEntries() {}

	/** Names are paths without the first slash; a note says of those that hold no image why. */
	public static List<FileEntry> of(final Hdf5Group root) throws IOException {
		final DatasetEntries all = new DatasetEntries();
		all.add(root, 0);
		return all.entries;
	}

	/** True for an entry that can be read as an image. */
	public static boolean isImage(final FileEntry entry) {
		return entry.note().isEmpty();
	}

	private void add(final Hdf5Group group, final int depth) throws IOException {
		if (depth > DEEPEST || !groups.add(group.address()))
			return;
		for (final String name : group.names())
			if (entries.size() < MOST)
				addMember(group, name, depth);
	}

	/** One damaged member does not hide the others. */
	private void addMember(final Hdf5Group group, final String name, final int depth) throws IOException {
		try {
			final Hdf5Object member = group.member(name).orElseThrow();
			if (member instanceof Hdf5Group inner)
				add(inner, depth + 1);
			else if (member instanceof Hdf5Dataset dataset)
				entries.add(entry(dataset));
		}
		catch (final ImageFileException e) {
			entries.add(new FileEntry(withoutSlash(group.path() + "/" + name), List.of(), "unknown", e.getMessage()));
		}
	}

	private static FileEntry entry(final Hdf5Dataset dataset) {
		return new FileEntry(withoutSlash(dataset.path()), dataset.dimensions(), dataset.type().samples().isPresent() ? dataset.type()
			.samples().get().toString() : dataset.type().toString(), note(dataset));
	}

	private static String note(final Hdf5Dataset dataset) {
		final List<Long> dimensions = dataset.dimensions();
		if (dataset.type().samples().isEmpty())
			return "holds no numbers";
		if (dimensions.size() < FEWEST_DIMENSIONS || dimensions.stream().limit(Math.max(0, dimensions.size() - MOST_DIMENSIONS))
			.anyMatch(size -> size != 1))
			return "has " + dimensions.size() + " dimensions, an image has 2 to 5";
		try {
			dataset.requireStored();
			return dataset.elements() == 0 ? "is empty" : "";
		}
		catch (final IOException e) {
			return e.getMessage();
		}
	}

	private static String withoutSlash(final String path) {
		return path.replaceFirst("^/+", "");
	}
}
