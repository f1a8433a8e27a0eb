package io.github.phasegen.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.testing.ExternalTool;

/** Exchange of files with nibabel, the NIfTI library of most MR software in Python. */
class NibabelTest {

	private static final NiftiFormat FORMAT = new NiftiFormat();

	/** Prints what nibabel makes of each file's header, numbers to the last bit, and saves the samples beside it. */
	private static final String READ = """
		import nibabel, numpy, sys
		for name in sys.argv[1:]:
		    image = nibabel.load(name)
		    header = image.header
		    print(type(image).__name__, image.get_data_dtype(), image.shape, int(header['sform_code']), int(header['qform_code']))
		    print(*[float(v).hex() for v in image.affine.ravel()])
		    print(*[float(v).hex() for v in image.get_qform().ravel()])
		    print(*header.get_xyzt_units())
		    numpy.asarray(image.dataobj).flatten(order='F').tofile(name + '.raw')
		""";

	/** Writes a file for each argument, named by ending, version, byte order and type, and prints the affine map. */
	private static final String WRITE = """
		import nibabel, numpy, sys
		affine = numpy.array([[-0.9, 0.1, 0.02, 90.5], [0.1, 1.1, -0.3, -126.25], [0.01, 0.2, 2.5, -72.125], [0, 0, 0, 1]])
		for name in sys.argv[1:]:
		    version, order, kind = name.split('.')[0].split('_')
		    data = (numpy.arange(120).reshape(5, 4, 3, 2, order='F') + 1).astype(kind)
		    if kind.startswith('c'):
		        data = (data * (1 - 0.5j)).astype(kind)
		    make = {'1': nibabel.Nifti1Image, '2': nibabel.Nifti2Image}[version]
		    header = make.header_class(endianness={'l': '<', 'b': '>'}[order])
		    header.set_data_dtype(kind)
		    header.set_xyzt_units('mm', 'sec')
		    image = make(data, affine, header)
		    image.header['descrip'] = b'made by nibabel'
		    image.set_sform(affine, 2)
		    nibabel.save(image, name)
		    print(*[float(v).hex() for v in nibabel.load(name).affine.ravel()])
		""";

	@TempDir
	Path folder;

	@BeforeAll
	static void nibabel() {
		ExternalTool.assumePythonModule("nibabel");
	}

	@Test
	void itReadsWhatIsWrittenHere() throws IOException {
		final List<String> names = List.of("1.nii", "1.nii.gz", "2.nii", "2.nii.gz");
		for (final String name : names)
			write(name, complexImage(name.charAt(0) - '0'));
		write("real.nii.gz", TestImages.real(1, 3, 1));
		final String[] lines = run(READ, "1.nii", "1.nii.gz", "2.nii", "2.nii.gz", "real.nii.gz");
		for (int i = 0; i < names.size(); i++)
			assertReadAs(names.get(i), Arrays.copyOfRange(lines, 4 * i, 4 * i + 4));
		assertEquals("Nifti1Image float32 (5, 4, 3) 0 0", lines[16]);
		assertEquals(60, samples("real.nii.gz")[59]);
	}

	private void assertReadAs(final String name, final String[] lines) throws IOException {
		final Path file = folder.resolve(name);
		assertEquals("Nifti" + name.charAt(0) + "Image complex64 (5, 4, 3, 2, 2) 4 1", lines[0]);
		final Geometry geometry = geometry(name.charAt(0) - '0');
		assertArrayEquals(flat(geometry.affine()), numbers(lines[1]));
		assertArrayEquals(flat(new Geometry(geometry.grid(), Geometry.Sform.NONE, geometry.qform()).affine()), numbers(lines[2]), 1e-5);
		assertEquals("mm sec", lines[3]);
		final float[] samples = samples(name);
		assertArrayEquals(new NiftiReader().read(file).volume().data(), samples);
		assertEquals(ComplexImages.plane(TestImages.complex(2, 3, 2).pixels(), 7).data()[5], samples[2 * 20 * planeInFile(7) + 5]);
	}

	@Test
	void whatItWritesIsReadHere() throws IOException {
		final String[] names = { "1_l_i2.nii", "1_b_i2.nii", "1_l_f4.nii.gz", "1_b_f4.nii.gz", "2_l_c8.nii", "2_b_c8.nii", "1_b_c16.nii.gz",
			"2_l_u1.nii.gz", "2_b_f8.nii", "1_l_u4.nii" };
		final String[] affines = run(WRITE, names);
		for (int i = 0; i < names.length; i++) {
			final ImageContents image = FORMAT.read(folder.resolve(names[i]));
			assertArrayEquals(new long[] { 5, 4, 1, 3, 2 }, image.pixels().dimensionsAsLongArray());
			for (int k = 0; k < 6; k++)
				assertArrayEquals(expected(k, names[i].contains("_c")), plane(image, k), names[i]);
			assertEquals("made by nibabel", image.metadata().infoValue("Description").orElse(""));
			assertArrayEquals(numbers(affines[i]), flat(Geometry.of(image.metadata()).orElseThrow().affine()), 1e-5);
		}
	}

	private static ComplexImage complexImage(final int version) {
		final ImageMetadata metadata = new ImageMetadata("head", AxisScale.of(0.9, "mm"), AxisScale.of(1.1, "mm"), AxisScale.of(2.5, "mm"),
			AxisScale.of(1.5, "sec"), List.of(), version == 1 ? "note: 5 \u00b5T\n" : "NIfTI header: {\"version\":2}\n");
		return new ComplexImage(TestImages.complex(2, 3, 2).pixels(), geometry(version).addTo(metadata));
	}

	private static float[] expected(final int k, final boolean complex) {
		final float[] samples = new float[complex ? 40 : 20];
		for (int i = 0; i < 20; i++)
			if (complex) {
				samples[2 * i] = 20 * k + i + 1;
				samples[2 * i + 1] = -0.5f * (20 * k + i + 1);
			}
			else
				samples[i] = 20 * k + i + 1;
		return samples;
	}

	private static float[] plane(final ImageContents image, final int k) {
		return image instanceof ComplexImage complex ? ComplexImages.plane(complex.pixels(), k).data()
			: ComplexImages.realPlane(((RealImage) image).pixels(), k);
	}

	/** Of plane k = c + 2 * (z + 3 * t). */
	private static int planeInFile(final int k) {
		return k / 2 + 6 * (k % 2);
	}

	/** Values that 32 bits hold, so that nothing is rounded on the way. */
	private static Geometry geometry(final int version) {
		final double shift = version == 2 ? 0.1 : 0.125;
		return new Geometry(new Geometry.Grid(5, 4, 3, 0.9, 1.1, 2.5, Geometry.Unit.MILLIMETRE),
			new Geometry.Sform(4, List.of(-0.875, 0.125, 0.0, 90 + shift), List.of(0.25, 1.125, -0.5, -126.25), List.of(0.0, 0.5, 2.5, -72.5)),
			new Geometry.Qform(1, 0.5, 0.25, -0.125, 10.5, 20 + shift, 30.25, -1));
	}

	private String[] run(final String script, final String... names) {
		return ExternalTool.run(folder, Stream.concat(Stream.of("python3", "-c", script), Stream.of(names)).toArray(String[]::new)).split("\n");
	}

	private float[] samples(final String name) throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve(name + ".raw"));
		final float[] samples = new float[bytes.length / 4];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
		return samples;
	}

	private static double[] numbers(final String line) {
		return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	private static double[] flat(final double[][] matrix) {
		return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
	}

	private void write(final String name, final ImageContents image) throws IOException {
		FORMAT.write(folder.resolve(name), image, ComplexOutput.REAL_IMAGINARY, false);
	}
}
