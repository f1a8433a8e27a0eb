package io.github.phasegen.io.hdf5.matlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.file.Hdf5File;

/**
 * MATLAB's files of version 7.3: real and complex arrays of two to five dimensions; an entry is a variable's name, or that of a field of a
 * structure as "name/field". Dimensions are rows, columns, slices, coils, frames ("yxzct"), or the first ones of these.
 * <p>
 * Written is one variable of class single called "kspace" or "image", as the info's "Domain" says, or "data". Calibration, labels and info
 * go into an attribute "phasegen" that MATLAB leaves alone.
 */
public final class Mat73Format implements ImageFormat {

	static final String MAGIC = "MATLAB 7.3";

	@Override
	public String name() {
		return "MATLAB 7.3";
	}

	@Override
	public List<String> extensions() {
		return List.of("mat");
	}

	@Override
	public boolean recognises(final byte[] head) {
		final byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
		return head.length > magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length)) && Hdf5File.isHdf5(head);
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			return MatVariables.of(hdf5);
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		return Hdf5File.openFor(file, hdf5 -> MatVariables.open(hdf5, options));
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return Mat73Writer.create(file, layout, options);
	}
}
