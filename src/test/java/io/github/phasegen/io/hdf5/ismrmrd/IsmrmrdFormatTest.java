package io.github.phasegen.io.hdf5.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.kspace.FourierNorm;

class IsmrmrdFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new IsmrmrdFormat();
	}

	@Override
	protected byte[] realFile() {
		throw new UnsupportedOperationException("ISMRMRD files hold k-space");
	}

	@Override
	protected byte[] complexFile() throws IOException {
		final Path file = folder.resolve("made.mrd");
		format().write(file, TestImages.complex(1, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
		final byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	@Override
	protected boolean holdsRealImages() {
		return false;
	}

	/** The info comes back with lines about k-space, so that is tested here. */
	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@Test
	void everyBitOfASampleComesBack() throws IOException {
		final int[] bits = { 0x7fc00001, 0xffc12345, 0x7f800000, 0xff800000, 0x80000000, 0, 1, 0x80000001, 0x7f7fffff, 0x3f800001 };
		final float[] samples = new float[bits.length];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Float.intBitsToFloat(bits[i]);
		final Path file = folder.resolve("bits.mrd");
		final ImageLayout layout = new ImageLayout(new ImageShape(5, 1, 1, 1, 1), true, ImageMetadata.titled("bits"));
		try (PlaneWriter writer = format().create(file, layout, WriteOptions.DEFAULT)) {
			writer.write(samples);
			writer.commit();
		}
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			final float[] back = reader.read(0);
			for (int i = 0; i < back.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(back[i]), "sample " + i);
		}
	}

	@Test
	void metadataComeBackAndSayWhatTheSamplesAre() throws IOException {
		final ImageMetadata metadata = new ImageMetadata("head", new AxisScale(0.9, 3, "mm"), new AxisScale(0.8, 0, "mm"),
			new AxisScale(2.5, 1, "mm"), new AxisScale(1.5, 0, "sec"), List.of("first", "", "third one: 5 µT"), "Seed: 7\n");
		final Path file = folder.resolve("metadata.mrd");
		format().write(file, new ComplexImage(TestImages.complex(1, 3, 1).pixels(), metadata), ComplexOutput.REAL_IMAGINARY, false);
		final ImageMetadata back = format().read(file).metadata();
		assertEquals(metadata.x(), back.x());
		assertEquals(metadata.z(), back.z());
		assertEquals(metadata.labels(), back.labels());
		assertTrue(back.info().startsWith(metadata.info()), back.info());
		assertEquals(Optional.of(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 5, 4)),
			Encoding.of(back, new ImageShape(5, 4, 1, 3, 1)));
	}

	/** Acquisitions run along the readout, so planes are transposed in the file, and in the header. */
	@Test
	void planesWhoseRowsAreTheReadoutComeBack() throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.BACKWARD), Encoding.Readout.Y, 5, 2);
		final ComplexImage image = new ComplexImage(TestImages.complex(2, 3, 2).pixels(), encoding.addTo(ImageMetadata.titled("")));
		final Path file = folder.resolve("readout.mrd");
		format().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		final ComplexImage back = (ComplexImage) format().read(file);
		TestImages.assertSamePixels(image, back, 0);
		assertEquals(Optional.of(encoding), Encoding.of(back.metadata(), new ImageShape(5, 4, 2, 3, 2)));
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			final IsmrmrdHeader header = new IsmrmrdHeaderParser(file, "xml")
				.parse(hdf5.root().group("dataset").orElseThrow().dataset("xml").orElseThrow().text().orElseThrow());
			assertEquals(new IsmrmrdHeader.Space(4, 5, 1, 4, 5, 1), header.encoded());
			assertEquals(new IsmrmrdHeader.Space(2, 5, 1, 2, 5, 1), header.recon());
			assertEquals(2, header.receiverChannels());
		}
	}

	@Test
	void imagesAreRefused() {
		final Path file = folder.resolve("refused.mrd");
		final ComplexImage image = new ComplexImage(TestImages.complex(1, 1, 1).pixels(), Encoding.asImage(ImageMetadata.titled("")));
		assertThrows(UnsupportedFormatException.class, () -> format().write(file, image, ComplexOutput.REAL_IMAGINARY, false));
		assertThrows(UnsupportedFormatException.class,
			() -> format().write(file, TestImages.real(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false));
		assertFalse(Files.exists(file));
	}

	@Test
	void listsGroupsOfAcquisitions() throws IOException {
		final FileEntry entry = format().entries(file(complexFile())).get(0);
		assertEquals(new FileEntry("dataset", List.of(1L, 3L, 1L, 4L, 5L), "complex64", ""), entry);
	}
}
