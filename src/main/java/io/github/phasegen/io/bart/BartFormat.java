package io.github.phasegen.io.bart;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;

/**
 * BART's pairs of .cfl and .hdr; either file, or their common name, stands for both.
 * <p>
 * Dimensions 0, 1, 2, 3 are X, Y, Z, C; dimension 13 (slices) is Z where dimension 2 is 1; all others together are T. Written are slices as
 * dimension 13, so that {@code bart fft 3} and the like treat each by itself, and frames as dimension 10 (time). BART holds complex numbers only:
 * a real image is written with the imaginary part 0, and comes back complex. There is no place for calibration, labels and info.
 */
public final class BartFormat implements ImageFormat {

	@Override
	public String name() {
		return "BART";
	}

	@Override
	public List<String> extensions() {
		return List.of("cfl", "hdr");
	}

	/** Only the header shows what it is; the data are bare numbers. */
	@Override
	public boolean recognises(final byte[] head) {
		return BartHeader.isHeader(head);
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		final BartHeader header = header(file);
		return List.of(new FileEntry("", Arrays.stream(header.dimensions()).boxed().toList(), SampleType.COMPLEX64.toString(), ""));
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		if (!options.entry().isEmpty())
			throw new UnsupportedFormatException(file, "entry", options.entry(), "none, since such a file holds one array");
		final BartFiles files = BartFiles.of(file);
		final BartHeader header = header(file);
		return new ArrayReader(files.data(), SampleRegion.unscaled(0, SampleType.COMPLEX64, ByteOrder.LITTLE_ENDIAN),
			BartAxes.layout(files.header(), header.dimensions(), options), metadata(file, header));
	}

	/** The header, to which the data fit. */
	private static BartHeader header(final Path file) throws IOException {
		final BartFiles files = BartFiles.of(file);
		files.requireBoth(file);
		final BartHeader header = BartHeader.read(files.header());
		final long expected = header.samples() * SampleType.COMPLEX64.bytes();
		final long found = Files.size(files.data());
		if (found != expected)
			throw new CorruptFileException(files.data(), "size", found + " bytes",
				expected + " for the dimensions " + header + " in " + files.header().getFileName());
		return header;
	}

	private static ImageMetadata metadata(final Path file, final BartHeader header) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "BART, " + SampleType.COMPLEX64);
		info.put("Dimensions", header);
		return ImageMetadata.titled(file.getFileName().toString()).plusInfo(info);
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return new BartWriter(BartFiles.of(file), layout, options.overwrite());
	}
}
