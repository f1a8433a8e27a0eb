// Makes a fastMRI data set of all magnitude images in a folder and its subfolders (NIfTI, TIFF, DICOM).
// Asks for the folders, or takes them as the macro's argument "input;output":
//   ImageJ --headless -macro Batch_Data_Set.ijm "/data/magnitude;/data/kspace"
// What an earlier run has finished is skipped. A file that cannot be used ends the macro with an error, when all others are done;
// phasegen-batch.csv in the output folder tells which.

argument = getArgument();
if (argument != "") {
	folders = split(argument, ";");
	input = folders[0];
	output = folders[1];
} else {
	input = getDirectory("Folder with magnitude images");
	output = getDirectory("Folder for k-space files");
}
run("Batch Generate Data Set...", "input=[" + input + "] phase=generated model=default seed=1 norm=ortho coils=8 array=birdcage snr=30 " +
	"format=fastMRI output=[" + output + "]");
