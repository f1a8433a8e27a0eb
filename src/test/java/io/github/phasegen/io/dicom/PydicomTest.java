package io.github.phasegen.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.testing.ExternalTool;

/** Files of pydicom, the DICOM library of Python, and what it reads from files that it is tested with. */
class PydicomTest {

	/** Sums of all values, and of all values times their place, for each file; nothing for files that are not installed. */
	private static final String SCRIPT = """
		import numpy, os, pydicom, warnings
		from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
		warnings.simplefilter('ignore')
		def make(name, syntax, kind):
		    meta = FileMetaDataset()
		    meta.TransferSyntaxUID = syntax
		    meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.4'
		    meta.MediaStorageSOPInstanceUID = '1.2.3'
		    file = FileDataset(name, {}, file_meta=meta, preamble=bytes(128))
		    file.is_implicit_VR = syntax == '1.2.840.10008.1.2'
		    file.is_little_endian = True
		    file.PatientName, file.Modality, file.SeriesInstanceUID = 'Doe^Jane', 'MR', '1.2.3.4'
		    file.Rows, file.Columns, file.SamplesPerPixel, file.PhotometricInterpretation = 5, 7, 1, 'MONOCHROME2'
		    file.BitsAllocated = file.BitsStored = 8 * numpy.dtype(kind).itemsize
		    file.HighBit, file.PixelRepresentation = file.BitsStored - 1, int(kind[0] == 'i')
		    file.RescaleSlope, file.RescaleIntercept = '0.5', '-12'
		    inner = Dataset()
		    inner.Rows = 99
		    file.ReferencedImageSequence = [inner, inner]
		    file.PixelData = numpy.random.default_rng(1).integers(0, 120, (5, 7)).astype(kind).tobytes() + b'\\0' * (35 * numpy.dtype(kind).itemsize % 2)
		    file.save_as(name)
		names = []
		for syntax in ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1']:
		    for kind in ['u1', 'i1', 'u2', 'i2', 'u4', 'i4']:
		        names.append('made_' + syntax[-1] + kind + '.dcm')
		        make(names[-1], syntax, kind)
		folder = os.path.join(os.path.dirname(pydicom.__file__), 'data', 'test_files')
		for name in ['CT_small', 'MR_small', 'MR_small_bigendian', 'MR_small_expb', 'MR_small_implicit', 'rtdose', 'rtdose_expb_1frame']:
		    if os.path.exists(os.path.join(folder, name + '.dcm')):
		        names.append(os.path.join(folder, name + '.dcm'))
		for name in names:
		    file = pydicom.dcmread(name)
		    values = file.pixel_array.astype(float) * float(file.get('RescaleSlope', 1)) + float(file.get('RescaleIntercept', 0))
		    values = values.astype('f4').astype(float).ravel()
		    print(name, values.size, values.sum(), (values * numpy.arange(values.size)).sum(), sep='|')
		""";

	@TempDir
	Path folder;

	@BeforeAll
	static void pydicom() {
		ExternalTool.assumePythonModule("pydicom");
		ExternalTool.assumePythonModule("numpy");
	}

	@Test
	void theSameFilesAreReadToTheSameValues() throws IOException {
		final String[] lines = ExternalTool.run(folder, "python3", "-c", SCRIPT).strip().split("\n");
		for (final String line : lines) {
			final String[] parts = line.split("\\|");
			final double[] expected = { Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]) };
			assertArrayEquals(expected, sums(folder.resolve(parts[0])), 1e-9 * Math.abs(expected[2]), line);
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(12, files.count());
		}
	}

	private static double[] sums(final Path file) throws IOException {
		final double[] sums = new double[3];
		try (PlaneReader reader = new DicomFormat().open(file, ReadOptions.DEFAULT)) {
			for (int k = 0; k < reader.shape().planeCount(); k++)
				for (final float value : reader.read(k)) {
					sums[1] += value;
					sums[2] += value * sums[0];
					sums[0]++;
				}
		}
		return sums;
	}
}
