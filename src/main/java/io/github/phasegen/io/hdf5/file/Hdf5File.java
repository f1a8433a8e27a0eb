package io.github.phasegen.io.hdf5.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** An HDF5 file that is open for reading. Not thread-safe. */
public final class Hdf5File implements Closeable {

	private final Hdf5Input input;
	private final Hdf5Group root;

	private Hdf5File(final Hdf5Input input, final Hdf5Group root) {
		this.input = input;
		this.root = root;
	}

	/**
	 * @throws io.github.phasegen.io.CorruptFileException if it is no HDF5 file, or damaged where its root group is
	 * @throws java.nio.file.NoSuchFileException if there is no such file
	 */
	public static Hdf5File open(final Path file) throws IOException {
		final FileChannel channel = Hdf5Input.open(file);
		try {
			final Superblock superblock = Superblock.read(file, channel);
			final Hdf5Input input = new Hdf5Input(file, channel, superblock.base(), superblock.widths());
			final ObjectHeader header = ObjectHeader.read(input, superblock.root());
			return new Hdf5File(input, new Hdf5Group(input, header, "/"));
		}
		catch (final IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	/** Makes what reads an open file and closes it in the end. */
	@FunctionalInterface
	public interface Keeper<T> {

		T keep(Hdf5File hdf5) throws IOException;
	}

	/** Opens a file for a keeper; closes it if the keeper fails. */
	public static <T> T openFor(final Path file, final Keeper<T> keeper) throws IOException {
		final Hdf5File hdf5 = open(file);
		try {
			return keeper.keep(hdf5);
		}
		catch (final IOException | RuntimeException e) {
			hdf5.close();
			throw e;
		}
	}

	/** Tells whether a file that begins with these bytes is HDF5, perhaps behind a user block. */
	public static boolean isHdf5(final byte[] head) {
		for (int base = 0; base < head.length; base = base == 0 ? 512 : 2 * base)
			if (Superblock.isSignature(head, base))
				return true;
		return false;
	}

	public Hdf5Group root() {
		return root;
	}

	/** The group or dataset at a path, whose names have slashes between them; empty if there is none. */
	public Optional<Hdf5Object> find(final String path) throws IOException {
		Optional<Hdf5Object> found = Optional.of(root);
		for (final String name : Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList())
			found = found.isPresent() && found.get() instanceof Hdf5Group group ? group.member(name) : Optional.empty();
		return found;
	}

	/** The bytes before the HDF5 part, in which other formats keep a header of their own. */
	public long userBlock() {
		return input.base();
	}

	public Path file() {
		return input.file();
	}

	@Override
	public void close() throws IOException {
		input.close();
	}
}
