package io.github.phasegen.command.io;

import io.github.phasegen.io.dicom.DicomFormat;
import org.scijava.Priority;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** DICOM images; in Fiji SCIFIO comes first. */
@Plugin(type = IOPlugin.class, priority = Priority.VERY_LOW)
public final class DicomIO extends ImageFileIO {

	public DicomIO() {
		super(new DicomFormat());
	}
}
