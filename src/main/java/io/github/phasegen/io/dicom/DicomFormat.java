package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;

/**
 * Single DICOM files of uncompressed grey values; reading only. See {@link DicomSeries} for the volumes that many files form.
 * <p>
 * The planes of a multi-frame file become Z, sorted by their places, and T where several are at the same place. The rescale slope is
 * applied. Info, calibration and {@link io.github.phasegen.io.Geometry} come from the header; what could name a patient does not.
 */
public final class DicomFormat implements ImageFormat {

	@Override
	public String name() {
		return "DICOM";
	}

	@Override
	public List<String> extensions() {
		return DicomFile.EXTENSIONS;
	}

	@Override
	public boolean recognises(final byte[] head) {
		return DicomFile.isDicom(head);
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		options.requireNoEntry(file);
		return new DicomPlanes(DicomStack.ofFile(DicomFile.read(file)));
	}

	@Override
	public boolean canWrite() {
		return false;
	}
}
