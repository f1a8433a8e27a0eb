package io.github.phasegen.io.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.zip.CheckedZip;

/**
 * Files of torch.save that hold one tensor, or a dict of tensors and plain values; the entry is the key in the dict. Planes are read from where the
 * file stores them, views and conjugates included. A real tensor whose last dimension is 2 stays real.
 * <p>
 * The file may name nothing but tensors and plain Python values; a file that names anything else is refused, and nothing is called. Written is one
 * contiguous complex64 or float32 tensor with the usual axes, which {@code torch.load(file, weights_only=True)} reads; metadata have no place.
 */
public final class TorchFormat implements ImageFormat {

	@Override
	public String name() {
		return "PyTorch";
	}

	@Override
	public List<String> extensions() {
		return List.of("pt", "pth");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return TorchArchive.mayBegin(head);
	}

	@Override
	public boolean claims(final Path file) {
		try (CheckedZip zip = CheckedZip.open(file)) {
			return TorchArchive.hasPickle(zip);
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.STRICT)) {
			return TorchImages.of(file, torch.root()).entries();
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.STRICT)) {
			final TorchImages images = TorchImages.of(file, torch.root());
			final TorchTensor tensor = images.choose(options);
			final ArrayLayout layout = images.layout(tensor, options);
			return new TorchPlanes(tensor, new ArrayReader(file, region(tensor), layout, metadata(file, tensor)));
		}
	}

	private static SampleRegion region(final TorchTensor tensor) throws IOException {
		final TorchArchive archive = tensor.storage().archive();
		final long start = archive.position(tensor.storageKey()) + tensor.offset() * tensor.dtype().bytes();
		return SampleRegion.unscaled(start, tensor.dtype(), archive.order());
	}

	private static ImageMetadata metadata(final Path file, final TorchTensor tensor) {
		return ImageMetadata.titled(file.getFileName().toString()).plusInfo(Map.of("Format", "PyTorch, " + tensor.dtype()));
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return new TorchWriter(file, layout, options);
	}
}
