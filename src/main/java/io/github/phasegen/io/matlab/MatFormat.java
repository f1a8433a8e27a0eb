package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;

/**
 * MATLAB's .mat files of version 5, as saved with -v6 or -v7 (compressed); those of version 7.3 are HDF5, those of version 4 are refused.
 * <p>
 * Read are full real and complex arrays of numbers, chosen by the name of the variable; without a name the only one, the one called "kspace" or
 * else "image", or the only one that extends in two directions. Structures, cells, texts and sparse matrices are listed, but not read. The
 * dimensions mean yx, yxz, yxzc or yxzct by their number, since MATLAB's first index counts the rows.
 * <p>
 * Written is one uncompressed array of class single, of at most 2 GB, called "kspace" or "image" as the info's "Domain" says, or "data" where
 * nothing is known. There is no place for calibration, labels and info.
 */
public final class MatFormat implements ImageFormat {

	@Override
	public String name() {
		return "MATLAB";
	}

	@Override
	public List<String> extensions() {
		return List.of("mat");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return MatHeader.isMat5(head);
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		return MatFile.read(file).entries();
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		return MatReader.open(file, MatFile.read(file).choose(options.entry()), options);
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return new MatWriter(file, variable(layout.metadata()), layout, options.overwrite());
	}

	private static String variable(final ImageMetadata metadata) {
		return Encoding.domain(metadata).map(domain -> domain == Domain.K_SPACE ? MatFile.KSPACE : MatFile.IMAGE).orElse("data");
	}
}
