package io.github.phasegen.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;
import io.github.phasegen.command.io.ImageFileIO;
import io.github.phasegen.export.FileOpener;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.FileLocation;

/** Opens images that no format of ours can read, with the other I/O plugins of SciJava: in Fiji that is all that SCIFIO reads. */
final class OtherFormats implements FileOpener {

	private final IOService openers;
	private final ConvertService converters;

	/** @param context with an IOService and a ConvertService, or nothing can be opened */
	OtherFormats(final Context context) {
		this.openers = context.getService(IOService.class);
		this.converters = context.getService(ConvertService.class);
	}

	/** Files of our formats first; entries and axes are known there only. */
	@Override
	public PlaneSource open(final Path file, final ReadOptions options) throws IOException {
		try {
			return PlaneSource.open(file, options);
		}
		catch (final ImageFileException e) {
			if (!mayBeForeign(file, options, e)) throw e;
			final ImagePlus image = open(file).orElseThrow(() -> e);
			return new PlaneSource(new LoadedPlanes(ImagePlusAdapter.toContents(image)), file.getFileName().toString(), List.of(file), Map.of(),
				List.of());
		}
	}

	/** Whether another reader may know better: not of a damaged file of ours, nor what entries and axes mean. */
	private static boolean mayBeForeign(final Path file, final ReadOptions options, final ImageFileException failure) throws IOException {
		final boolean damaged = !(failure instanceof UnsupportedFormatException) && StandardFormats.all().recognise(file);
		return options.equals(ReadOptions.DEFAULT) && !damaged;
	}

	/** The image in a file; nothing if no other plugin opens such files as images. */
	Optional<ImagePlus> open(final Path file) throws IOException {
		final FileLocation location = new FileLocation(file.toFile());
		final Optional<IOPlugin<?>> opener = opener(location);
		if (opener.isEmpty()) return Optional.empty();
		final Object opened = opener.get().open(location);
		final ImagePlus image = opened == null ? null : converters.convert(opened, ImagePlus.class);
		if (image == null) throw new UnsupportedFormatException(file, "content", opened == null ? "nothing" : opened.getClass()
			.getSimpleName(), "an image that ImageJ can show");
		return Optional.of(image);
	}

	private Optional<IOPlugin<?>> opener(final FileLocation location) {
		if (openers == null || converters == null) return Optional.empty();
		return openers.getInstances().stream().filter(plugin -> givesImages(plugin) && plugin.supportsOpen(location)).findFirst();
	}

	/** Fiji converts texts, too: it takes them for titles of images. */
	private boolean givesImages(final IOPlugin<?> plugin) {
		final Class<?> type = plugin.getDataType();
		return !(plugin instanceof ImageFileIO) && !CharSequence.class.isAssignableFrom(type) && converters.supports(type,
			ImagePlus.class);
	}
}
