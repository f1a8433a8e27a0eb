package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Group;
import io.github.phasegen.io.hdf5.file.Hdf5Object;

/**
 * ISMRMRD raw data of Cartesian, two-dimensional acquisitions; an entry is a group with the datasets "xml" and "data", as a rule "dataset".
 * <p>
 * Read are X = samples along the readout, Y = phase encoding lines, C = channels, Z = slices, T = contrasts, phases, sets and repetitions.
 * Noise scans, navigators and the like are left out and counted in the info, lines of one place are averaged, missing lines are 0. ISMRMRD
 * names no scaling of the Fourier transform; its tools use the unitary one. Written is one acquisition per line, frames as repetitions;
 * calibration, labels and info go into an attribute "phasegen".
 */
public final class IsmrmrdFormat implements ImageFormat {

	static final String DATA = "data";
	static final String XML = "xml";
	static final String USUAL_GROUP = "dataset";

	@Override
	public String name() {
		return "ISMRMRD";
	}

	@Override
	public List<String> extensions() {
		return List.of("mrd", "ismrmrd.h5");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return Hdf5File.isHdf5(head);
	}

	@Override
	public boolean claims(final Path file) {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			return !groups(hdf5).isEmpty();
		}
		catch (final IOException e) {
			return false;
		}
	}

	/** The names of the groups that hold acquisitions and a header. */
	static List<String> groups(final Hdf5File hdf5) throws IOException {
		final List<String> found = new ArrayList<>();
		for (final String name : hdf5.root().names())
			if (isRawData(hdf5.root(), name))
				found.add(name);
		return found;
	}

	private static boolean isRawData(final Hdf5Group root, final String name) throws IOException {
		try {
			final Hdf5Object member = root.member(name).orElseThrow();
			return member instanceof Hdf5Group group && group.names().containsAll(List.of(DATA, XML));
		}
		catch (final ImageFileException e) {
			return false;
		}
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			final List<FileEntry> entries = new ArrayList<>();
			for (final String name : groups(hdf5))
				entries.add(entry(hdf5, name));
			return entries;
		}
	}

	private static FileEntry entry(final Hdf5File hdf5, final String name) throws IOException {
		try {
			final ImageShape shape = new RawDataGroup(hdf5, name).shape();
			return new FileEntry(name, List.of((long) shape.frames(), (long) shape.slices(), (long) shape.channels(),
				(long) shape.height(), (long) shape.width()), "complex64", "");
		}
		catch (final ImageFileException e) {
			return new FileEntry(name, List.of(), "acquisitions", e.getMessage());
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		if (!options.axes().isEmpty())
			throw new UnsupportedFormatException(file, "axes", options.axes(), "none, since acquisitions name their places");
		return Hdf5File.openFor(file, hdf5 -> new RawDataGroup(hdf5, group(hdf5, options.entry().replaceFirst("^/", ""))).open());
	}

	private static String group(final Hdf5File hdf5, final String entry) throws IOException {
		final List<String> groups = groups(hdf5);
		if (entry.isEmpty() && groups.size() == 1)
			return groups.get(0);
		final String name = entry.isEmpty() ? USUAL_GROUP : entry;
		if (groups.contains(name))
			return name;
		throw new UnsupportedFormatException(hdf5.file(), "group of acquisitions", entry.isEmpty() ? "none chosen" : entry, groups.isEmpty()
			? "a group with the datasets data and xml" : "one of " + String.join(", ", groups));
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	/** @throws UnsupportedFormatException if the layout is not that of k-space, or its sizes do not fit into 16 bits */
	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return IsmrmrdWriter.create(file, layout, options);
	}
}
