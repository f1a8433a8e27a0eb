package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.Location;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Files of foreign formats, which another plugin opens as SCIFIO does in Fiji. */
class OtherFormatsTest {

	/** Stands for SCIFIO: opens files that are called *.vendor, as images of one ramp, or as nothing when empty. */
	public static final class Vendor extends AbstractIOPlugin<Img<FloatType>> {

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public Class<Img<FloatType>> getDataType() {
			return (Class) Img.class;
		}

		@Override
		public boolean supportsOpen(final Location source) {
			return source.getName().endsWith(".vendor");
		}

		@Override
		public Img<FloatType> open(final Location source) throws IOException {
			return Files.size(Path.of(source.getURI())) == 0 ? null : ArrayImgs.floats(new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2);
		}
	}

	/** Opens every file as text. */
	public static final class Text extends AbstractIOPlugin<String> {

		@Override
		public Class<String> getDataType() {
			return String.class;
		}

		@Override
		public boolean supportsOpen(final Location source) {
			return true;
		}

		@Override
		public String open(final Location source) {
			return "text";
		}
	}

	@TempDir
	private Path folder;
	private Context context;

	@BeforeEach
	void start() {
		context = new Context(IOService.class, ConvertService.class);
		context.service(PluginService.class).addPlugin(PluginInfo.create(Text.class, IOPlugin.class));
		context.service(PluginService.class).addPlugin(PluginInfo.create(Vendor.class, IOPlugin.class));
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	@Test
	void anotherPluginsImageIsConverted() throws IOException {
		final ImagePlus image = open("head.vendor", "content").orElseThrow();
		assertEquals(3, image.getWidth());
		assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, (float[]) image.getProcessor().getPixels());
	}

	@Test
	void whatOpensAsTextIsNoImage() throws IOException {
		assertEquals(Optional.empty(), open("notes.md", "# Notes"));
	}

	@Test
	void ourOwnPluginsAreNotAskedAgain() throws IOException {
		final Path file = folder.resolve("head.tif");
		new TiffFormat().save(TestHeads.stack(5, 4, 1), file, false);
		assertEquals(Optional.empty(), new OtherFormats(context).open(file));
	}

	@Test
	void anOpenerThatGivesNothingIsAnError() {
		assertThrows(UnsupportedFormatException.class, () -> open("empty.vendor", ""));
	}

	@Test
	void withoutTheServicesNothingOpens() throws IOException {
		final Path file = Files.writeString(folder.resolve("head.vendor"), "content");
		try (Context empty = new Context(PluginService.class)) {
			assertEquals(Optional.empty(), new OtherFormats(empty).open(file));
		}
	}

	@Test
	void whatNoFormatOfOursKnowsIsReadByAnotherPlugin() throws IOException {
		final Path file = Files.writeString(folder.resolve("head.vendor"), "content");
		try (PlaneSource source = new OtherFormats(context).open(file, ReadOptions.DEFAULT)) {
			assertEquals("head.vendor", source.name());
			assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, source.planes().read(0));
		}
		assertThrows(UnsupportedFormatException.class, () -> new OtherFormats(context).open(file, new ReadOptions("", "xy")));
	}

	@Test
	void aDamagedFileOfOursIsNotTriedElsewhere() throws IOException {
		final Path file = Files.write(folder.resolve("damaged.vendor"), new byte[] { 'I', 'I', 42, 0, 8, 0, 0, 0 });
		assertThrows(CorruptFileException.class, () -> new OtherFormats(context).open(file, ReadOptions.DEFAULT));
	}

	private Optional<ImagePlus> open(final String name, final String content) throws IOException {
		return new OtherFormats(context).open(Files.writeString(folder.resolve(name), content));
	}
}
