package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.zip.CheckedZip;

/**
 * Archives of NumPy arrays (.npz), stored or compressed; see {@link NpyFormat} for the arrays. Stored arrays are read where they lie, without
 * their checksum; compressed ones are unfolded once if they fit into memory, else as the planes are read, in ascending order.
 * <p>
 * Without a name, the only array is read, or the one called "kspace" or else "image", or the only one that can be an image. Written is one
 * stored array called "kspace" or "image" as the info's "Domain" says, or "arr_0" as NumPy does where nothing is known.
 */
public final class NpzFormat implements ImageFormat {

	@Override
	public String name() {
		return "NumPy archive";
	}

	@Override
	public List<String> extensions() {
		return List.of("npz");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return CheckedZip.isZip(head);
	}

	@Override
	public boolean claims(final Path file) {
		try (NpzArchive archive = NpzArchive.open(file)) {
			return !archive.names().isEmpty();
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (NpzArchive archive = NpzArchive.open(file)) {
			return archive.entries();
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		try (NpzArchive archive = NpzArchive.open(file)) {
			final NpyArray array = archive.choose(options.entry());
			return array.open(archive.lasting(array.name()), options);
		}
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		final PendingFile pending = new PendingFile(file, options.overwrite());
		return new NpyWriter(layout, pending, NpzTarget.of(pending.temporary(), entry(layout.metadata()), NpyWriter.size(layout)));
	}

	private static String entry(final ImageMetadata metadata) {
		return Encoding.domain(metadata).map(domain -> domain == Domain.K_SPACE ? NpzArchive.KSPACE : NpzArchive.IMAGE).orElse("arr_0");
	}
}
