package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;

/**
 * NIfTI-1 and NIfTI-2 single files, plain or gzipped.
 * <p>
 * The axes 1 to 4 become X, Y, Z, T and the axes 5 to 7 together C. Voxels stay in the order of the file; the position in the scanner goes
 * into the info, see {@link io.github.phasegen.io.Geometry}. Written are float32 or complex64 samples, little-endian, compressed if the name
 * ends with .gz; NIfTI-2 where a size needs it or the image came from such a file. Labels, info and origins are kept in a header extension.
 */
public final class NiftiFormat implements ImageFormat {

	@Override
	public String name() {
		return "NIfTI";
	}

	@Override
	public List<String> extensions() {
		return List.of("nii.gz", "nii");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return NiftiFile.isNifti(head);
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		final NiftiHeader header = NiftiFile.read(file).header();
		final List<Long> dims = header.dims().stream().map(Integer::longValue).toList();
		return List.of(new FileEntry("", dims, header.type().toString(), ""));
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		options.requireNoEntry(file);
		return NiftiPlanes.open(NiftiFile.read(file));
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		final boolean compressed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
		return NiftiPlaneWriter.create(file, layout, compressed, options.overwrite());
	}
}
